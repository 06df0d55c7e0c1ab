package org.keyholder.server.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The file keyholder.yaml in the home folder; it may be missing. */
final class SettingsFile {

    private SettingsFile() {}

    static List<PropertySource<?>> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        var sources = load(file);
        if (sources.size() > 1) {
            throw StartRefused.mistake(
                    "The file " + file + " has more than one document; a line of --- ends the first.");
        }
        return sources;
    }

    private static List<PropertySource<?>> load(Path file) {
        try {
            return new YamlPropertySourceLoader().load("the file " + file, new FileSystemResource(file));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            throw StartRefused.mistake("The file " + file + " is not valid YAML"
                    + (mark == null ? "" : " in line " + (mark.getLine() + 1)) + ": " + e.getProblem() + ".");
        } catch (YAMLException e) {
            throw StartRefused.mistake("The file " + file + " is not valid YAML.");
        } catch (IllegalStateException e) {
            throw StartRefused.mistake("The file " + file + " must hold keys and values, starting with  keyholder:");
        } catch (IOException e) {
            throw StartRefused.mistake("The file " + file + " cannot be read.");
        }
    }
}
