package io.github.acetune.kernel.magic;

/** Makes a project file of the piece of one that a cell holds. */
final class PomFragment {
    private PomFragment() {}

    static String complete(String text) {
        if (text.contains("<project")) {
            return text.strip();
        }
        String body = text;
        if (!body.contains("<dependencies")) {
            int first = body.indexOf("<dependency>");
            int last = body.lastIndexOf("</dependency>") + "</dependency>".length();
            if (first >= 0 && last > first) {
                body =
                        body.substring(0, first)
                                + "<dependencies>"
                                + body.substring(first, last)
                                + "</dependencies>"
                                + body.substring(last);
            }
        }
        if (!body.contains("<repositories") && body.contains("<repository>")) {
            int first = body.indexOf("<repository>");
            int last = body.lastIndexOf("</repository>") + "</repository>".length();
            body =
                    body.substring(0, first)
                            + "<repositories>"
                            + body.substring(first, last)
                            + "</repositories>"
                            + body.substring(last);
        }
        return "<project><modelVersion>4.0.0</modelVersion><groupId>cell</groupId>"
                + "<artifactId>cell</artifactId><version>1</version>"
                + body
                + "</project>";
    }
}
