package io.github.vmemmaplab.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// A capture in one zip file, its texts plain inside; read whole when opened.
final class ZipText implements TextSource {
    private static final int MOST_ENTRIES = 200;
    private static final long MOST_IN_ALL = 256L << 20;

    private final String label;
    private final Map<String, byte[]> files;

    private ZipText(String label, Map<String, byte[]> files) {
        this.label = label;
        this.files = files;
    }

    /// Reads a zip file's bytes; `label` names it in errors.
    static ZipText read(String label, InputStream in) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        long total = 0;
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes(MOST_BYTES + 1);
                total += bytes.length;
                if (bytes.length > MOST_BYTES
                        || total > MOST_IN_ALL
                        || files.size() == MOST_ENTRIES) {
                    throw new CaptureException(
                            label, "the zip file holds far more than a capture; open another.");
                }
                files.put(entry.getName(), bytes);
            }
        } catch (ZipException | java.io.EOFException e) {
            throw new CaptureException(label, "the zip file is damaged or cut; copy it again.");
        }
        if (files.isEmpty()) {
            throw new CaptureException(label, "this is not a zip file, or it is empty.");
        }
        return new ZipText(label, files);
    }

    @Override
    public Optional<InputStream> stored(String name) {
        byte[] bytes = files.get(name);
        return bytes == null ? Optional.empty() : Optional.of(new ByteArrayInputStream(bytes));
    }

    @Override
    public String label() {
        return label;
    }
}
