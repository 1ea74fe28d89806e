package io.github.acetune.data;

import java.net.URI;
import java.util.List;
import java.util.OptionalLong;

/** Where the structures of a data set come from. */
public sealed interface DatasetSource {
    /**
     * They are part of this program.
     *
     * @param file the bundled file
     * @param provenance the bundled document that says how it was made
     */
    record Bundled(String file, String provenance) implements DatasetSource {}

    /**
     * They are downloaded once and kept in {@link DatasetCache}.
     *
     * @param url of the file
     * @param page for people, where the file can also be had
     * @param file what to call it
     * @param size in bytes, where known
     * @param sha256 hexadecimal digits, all 64 or the first of them
     * @param members the files of an archive that hold the structures; empty where the file itself does
     * @param potential whether the file is a potential and holds no structures
     */
    record Download(
            URI url,
            String page,
            String file,
            OptionalLong size,
            String sha256,
            List<Member> members,
            boolean potential)
            implements DatasetSource {
        /** Copies the list. */
        public Download {
            members = List.copyOf(members);
        }
    }

    /**
     * A file of an archive.
     *
     * @param name with the folders that it is in
     * @param set the part of the data that it is, kept under the key {@code set} of its structures; may be empty
     * @param sha256 hexadecimal digits; may be empty
     */
    record Member(String name, String set, String sha256) {}

    /**
     * They are those of another set that hold no other elements.
     *
     * @param from the other set
     * @param elements chemical symbols
     */
    record Derived(String from, List<String> elements) implements DatasetSource {
        /** Copies the list. */
        public Derived {
            elements = List.copyOf(elements);
        }
    }
}
