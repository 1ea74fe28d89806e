package io.github.acetune.kernel.engine;

import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Weaves stop checks into the loops and methods of compiled snippets, and puts {@link ExitTrap} in the place of {@code
 * System.exit}.
 *
 * <p>Lambdas are not checked at their start: they are often listeners that a library calls, and the library decides how
 * an interrupt ends its work.
 */
final class SnippetWeaver {
    private static final ClassDesc STOP_CHECK = StopCheck.class.describeConstable().orElseThrow();
    private static final ClassDesc EXIT_TRAP = ExitTrap.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc EXIT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc EXIT_ON_RUNTIME =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void, ClassDesc.of("java.lang.Runtime"), ConstantDescs.CD_int);

    private final ClassFile classFile;

    /**
     * @param classBytes finds the bytes of a class by its descriptor, or null
     */
    SnippetWeaver(Function<ClassDesc, InputStream> classBytes) {
        classFile =
                ClassFile.of(
                        ClassFile.ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(classBytes)
                                        .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /** The woven class; the class as it was where weaving fails, since a cell that runs unstoppably beats one that does not run. */
    byte[] weave(byte[] bytes) {
        try {
            ClassTransform transform =
                    (builder, element) -> {
                        if (element instanceof MethodModel method) {
                            boolean lambda =
                                    method.methodName().stringValue().startsWith("lambda$");
                            builder.transformMethod(
                                    method,
                                    MethodTransform.transformingCode(
                                            CodeTransform.ofStateful(() -> new Weaving(!lambda))));
                        } else {
                            builder.with(element);
                        }
                    };
            return classFile.transformClass(classFile.parse(bytes), transform);
        } catch (IllegalArgumentException | IllegalStateException notWeavable) {
            return bytes;
        }
    }

    /** The weaving of one method. */
    private static final class Weaving implements CodeTransform {
        private final boolean checkAtStart;
        private final Set<Label> passed = new HashSet<>();

        Weaving(boolean checkAtStart) {
            this.checkAtStart = checkAtStart;
        }

        @Override
        public void atStart(CodeBuilder builder) {
            if (checkAtStart) {
                check(builder);
            }
        }

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            switch (element) {
                case LabelTarget target -> {
                    passed.add(target.label());
                    builder.with(element);
                }
                case BranchInstruction branch when passed.contains(branch.target()) -> {
                    check(builder);
                    builder.with(element);
                }
                case InvokeInstruction call when isExit(call, "java/lang/System", "exit") ->
                        builder.invokestatic(EXIT_TRAP, "exit", EXIT);
                case InvokeInstruction call
                        when isExit(call, "java/lang/Runtime", "exit")
                                || isExit(call, "java/lang/Runtime", "halt") ->
                        builder.invokestatic(EXIT_TRAP, "exit", EXIT_ON_RUNTIME);
                default -> builder.with(element);
            }
        }

        private static boolean isExit(InvokeInstruction call, String owner, String name) {
            return call.owner().asInternalName().equals(owner)
                    && call.name().equalsString(name)
                    && call.type().equalsString("(I)V");
        }

        private static void check(CodeBuilder builder) {
            builder.invokestatic(STOP_CHECK, "check", ConstantDescs.MTD_void);
        }
    }
}
