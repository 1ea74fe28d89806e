package io.github.acetune.data;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the values of a descriptor file. The files are part of the program, so that a fault in them is a fault of the program. */
final class DescriptorMapping {
    private final String file;
    private final Map<?, ?> map;

    DescriptorMapping(String file, Object yaml) {
        if (!(yaml instanceof Map<?, ?> mapping)) {
            throw new InvalidInputException(file + ": expected a mapping of keys to values");
        }
        this.file = file;
        this.map = mapping;
    }

    String text(String key) {
        if (map.get(key) instanceof String text) {
            return text.strip();
        }
        throw wrong(key, "text");
    }

    String textOr(String key, String otherwise) {
        return map.containsKey(key) ? text(key) : otherwise;
    }

    List<String> texts(String key) {
        if (map.get(key) instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        throw wrong(key, "a list");
    }

    OptionalInt whole(String key) {
        return switch (map.get(key)) {
            case null -> OptionalInt.empty();
            case Integer number -> OptionalInt.of(number);
            default -> throw wrong(key, "a whole number");
        };
    }

    Optional<ReferenceEnergies> energies(String key) {
        return switch (map.get(key)) {
            case null -> Optional.empty();
            case Map<?, ?> energies -> Optional.of(references(key, energies));
            default -> throw wrong(key, "a mapping of elements to eV");
        };
    }

    private ReferenceEnergies references(String key, Map<?, ?> energies) {
        var references = new EnumMap<Element, Double>(Element.class);
        energies.forEach((symbol, energy) -> {
            if (!(energy instanceof Number number)) {
                throw wrong(key, "a mapping of elements to eV");
            }
            references.put(
                    Element.ofSymbol(symbol.toString())
                            .orElseThrow(() -> wrong(key, "a mapping of elements to eV")),
                    number.doubleValue());
        });
        return ReferenceEnergies.of(references);
    }

    DatasetSource source() {
        if (map.containsKey("bundled")) {
            var bundled = new DescriptorMapping(file, map.get("bundled"));
            return new DatasetSource.Bundled(bundled.text("file"), bundled.text("provenance"));
        }
        if (map.containsKey("derived")) {
            var derived = new DescriptorMapping(file, map.get("derived"));
            return new DatasetSource.Derived(derived.text("from"), derived.texts("elements"));
        }
        return new DescriptorMapping(file, map.get("download")).download();
    }

    private DatasetSource.Download download() {
        OptionalInt size = whole("size");
        return new DatasetSource.Download(
                URI.create(text("url")),
                text("page"),
                text("file"),
                size.isPresent() ? OptionalLong.of(size.getAsInt()) : OptionalLong.empty(),
                textOr("sha256", ""),
                members(),
                Boolean.TRUE.equals(map.get("potential")));
    }

    private List<DatasetSource.Member> members() {
        return switch (map.get("members")) {
            case null -> List.of();
            case List<?> list ->
                    list.stream()
                            .map(entry -> new DescriptorMapping(file, entry))
                            .map(member ->
                                    new DatasetSource.Member(
                                            member.text("name"),
                                            member.textOr("set", ""),
                                            member.textOr("sha256", "")))
                            .toList();
            default -> throw wrong("members", "a list");
        };
    }

    private InvalidInputException wrong(String key, String expected) {
        return new InvalidInputException(file + ": " + key + " is missing or not " + expected);
    }
}
