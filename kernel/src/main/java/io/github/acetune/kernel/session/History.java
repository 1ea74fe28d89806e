package io.github.acetune.kernel.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The cells of this session. */
final class History {
    private static final int SESSION = 1;

    /** One cell: its number, its text and the text of its value. */
    private record Entry(int line, String input, String output) {}

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(int line, String input, String output) {
        entries.add(new Entry(line, input, output));
    }

    /** Answers a history request. */
    synchronized Map<String, Object> answer(Map<String, Object> request) {
        List<Entry> chosen =
                switch (String.valueOf(request.get("hist_access_type"))) {
                    case "range" -> range(request);
                    case "search" -> search(request);
                    default -> last(entries, number(request, "n", 10));
                };
        boolean output = Boolean.TRUE.equals(request.get("output"));
        List<Object> history = new ArrayList<>();
        for (Entry entry : chosen) {
            Object input =
                    output ? java.util.Arrays.asList(entry.input(), entry.output()) : entry.input();
            history.add(List.of(SESSION, entry.line(), input));
        }
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("status", "ok");
        reply.put("history", history);
        return reply;
    }

    private List<Entry> range(Map<String, Object> request) {
        int session = number(request, "session", 0);
        if (session != 0 && session != SESSION) {
            return List.of();
        }
        int start = number(request, "start", 0);
        int stop = number(request, "stop", Integer.MAX_VALUE);
        return entries.stream().filter(e -> e.line() >= start && e.line() < stop).toList();
    }

    private List<Entry> search(Map<String, Object> request) {
        Predicate<String> matches = glob(String.valueOf(request.getOrDefault("pattern", "*")));
        List<Entry> found =
                new ArrayList<>(entries.stream().filter(e -> matches.test(e.input())).toList());
        if (Boolean.TRUE.equals(request.get("unique"))) {
            Map<String, Entry> unique = new LinkedHashMap<>();
            for (Entry entry : found) {
                unique.remove(entry.input());
                unique.put(entry.input(), entry);
            }
            found = new ArrayList<>(unique.values());
        }
        return last(found, number(request, "n", Integer.MAX_VALUE));
    }

    private static Predicate<String> glob(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
    }

    private static List<Entry> last(List<Entry> all, int count) {
        return Collections.unmodifiableList(
                all.subList(all.size() - Math.clamp(count, 0, all.size()), all.size()));
    }

    private static int number(Map<String, Object> request, String key, int otherwise) {
        return request.get(key) instanceof Number value ? value.intValue() : otherwise;
    }
}
