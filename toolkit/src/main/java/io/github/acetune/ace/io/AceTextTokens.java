package io.github.acetune.ace.io;

import io.github.acetune.structure.InvalidInputException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The words of an {@code .ace} file one after the other; {@code =} and {@code :} separate words, brackets are words. */
final class AceTextTokens {
    private final Path file;
    private final List<String> words = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private int place;
    private String key = "";

    private AceTextTokens(Path file) {
        this.file = file;
    }

    /** Reads a file; what follows a {@code #} is left out. */
    static AceTextTokens read(Path file) {
        var tokens = new AceTextTokens(file);
        try {
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                tokens.add(line, ++number);
            }
        } catch (NoSuchFileException missing) {
            throw new InvalidInputException(file + ": no such file", missing);
        } catch (MalformedInputException binary) {
            throw new InvalidInputException(file + ": not a text file", binary);
        } catch (IOException unreadable) {
            throw new InvalidInputException(
                    file + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return tokens;
    }

    private void add(String line, int number) {
        String content = line.split("#", 2)[0].replaceAll("[=:]", " ").replaceAll("[()<>]", " $0 ");
        for (String word : content.strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
                lines.add(number);
            }
        }
    }

    /** Whether the next words are these. */
    boolean startsWith(String text) {
        String[] expected = text.split(" ", -1);
        for (int k = 0; k < expected.length; k++) {
            if (place + k >= words.size() || !words.get(place + k).equals(expected[k])) {
                return false;
            }
        }
        return true;
    }

    /** Passes over the next words, which must be these; complaints about what follows name them. */
    void expect(String text) {
        if (!startsWith(text)) {
            throw error("expected '" + text + "', found " + found());
        }
        place += text.split(" ", -1).length;
        if (Character.isLetter(text.charAt(0))) {
            key = text;
        }
    }

    /** The next word. */
    String word() {
        if (place >= words.size()) {
            throw error("the file ends too early");
        }
        return words.get(place++);
    }

    /** The next word, a whole number within bounds. */
    int integer(int least, int most) {
        int value;
        try {
            value = Integer.parseInt(word());
        } catch (NumberFormatException notANumber) {
            place--;
            throw error("expected a whole number, found " + found());
        }
        if (value < least || value > most) {
            place--;
            String bounds = most == Integer.MAX_VALUE ? "at least " + least : least + " to " + most;
            throw error("expected " + bounds + ", found " + value);
        }
        return value;
    }

    /** The next word, a finite number. */
    double number() {
        try {
            double value = Double.parseDouble(word());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            place--;
            throw error("expected a number, found " + found());
        }
        place--;
        throw error("expected a finite number, found " + found());
    }

    /** The next words, all numbers. */
    double[] numbers(int count) {
        double[] numbers = new double[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = number();
        }
        return numbers;
    }

    /** Complains where words are left. */
    void expectEnd() {
        if (place < words.size()) {
            throw error("expected the end of the file, found " + found());
        }
    }

    private String found() {
        return place < words.size() ? "'" + words.get(place) + "'" : "the end of the file";
    }

    /** A complaint about the next word. */
    InvalidInputException error(String message) {
        int line = lines.isEmpty() ? 1 : lines.get(Math.min(place, lines.size() - 1));
        String where = key.isEmpty() ? "" : key + ": ";
        return new InvalidInputException(file + ":" + line + ": " + where + message);
    }

    /** A complaint about the word before. */
    InvalidInputException errorBefore(String message) {
        place = Math.max(0, place - 1);
        return error(message);
    }
}
