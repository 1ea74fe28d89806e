"""Jupyter's own test of kernels, with samples in Java. Run with the kernel's folder on JUPYTER_PATH."""

import unittest

import jupyter_kernel_test


class JavaKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "java"
    language_name = "java"
    file_extension = ".java"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("test");'

    completion_samples = [
        {"text": "Math.flo", "matches": {"floor(", "floorDiv(", "floorDivExact(", "floorMod("}},
        {"text": "System.curr", "matches": {"currentTimeMillis()"}},
        {"text": "%mavenR", "matches": {"%mavenRepo"}},
    ]

    complete_code_samples = ["1 + 1", "int a = 1;", "int f(int a) { return a; }", "%lsmagic"]
    incomplete_code_samples = ["int f(int a) {", "for (int i = 0; i < 3; i++) {", "foo(1,"]
    invalid_code_samples = ["int ) = 2;", "while while"]

    code_page_something = ""
    code_generate_error = 'throw new RuntimeException("wrong");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "new int[] {1, 2}", "result": "int[2] {1, 2}"},
        {"code": '"text"', "result": "text"},
    ]
    code_display_data = [
        {"code": 'display(html("<b>bold</b>"));', "mime": "text/html"},
        {"code": 'display(svg("<svg xmlns=\\"http://www.w3.org/2000/svg\\"/>"));', "mime": "image/svg+xml"},
        {"code": "display(new java.awt.image.BufferedImage(2, 2, 1));", "mime": "image/png"},
    ]
    code_inspect_sample = "Math.max"
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_clear_output = "clearOutput();"


if __name__ == "__main__":
    unittest.main()
