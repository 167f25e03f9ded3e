package com.talkingshops.customers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What bin/image makes, on a base that has nothing but the JDK of this machine. */
class ImageTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SCRIPT = ROOT.resolve("bin/image");
    private static final Path IMAGE = ROOT.resolve("image/target/customer-management.tar");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void hasTheServerInLayersAndACacheThatItsJavaWasFoundToTake() throws Exception {
        assumeThat(System.getProperty("test.size"))
                .as("takes minutes and fetches a plugin, so it is in -Pfull")
                .isEqualTo("full");
        // when
        run(folder, SCRIPT.toString(), "tar://" + base());
        // then
        JsonNode manifest = JSON.readTree(run(folder, "tar", "-xOf", IMAGE.toString(), "manifest.json"))
                .get(0);
        JsonNode settings = JSON.readTree(run(folder, "tar", "-xOf", IMAGE.toString(), "config.json"))
                .get("config");
        assertThat(settings.get("User").asString()).isEqualTo("1000:1000");
        assertThat(settings.get("WorkingDir").asString()).isEqualTo("/server");
        assertThat(strings(settings.get("Entrypoint")))
                .startsWith("java", "-XX:AOTCache=server.aot")
                .endsWith("-jar", "server.jar");
        assertThat(settings.get("ExposedPorts").propertyNames()).containsExactly("8080/tcp");
        assertThat(settings.get("Volumes").propertyNames()).containsExactly("/data");
        assertThat(strings(settings.get("Env"))).contains("SERVER_ADDRESS=0.0.0.0", "CUSTOMERS_DATA_DIR=/data");
        // and when
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        var layers = new ArrayList<String>();
        for (String layer : strings(manifest.get("Layers"))) {
            layers.add(run(unpacked, "bash", "-c", "tar -xOf " + IMAGE + " " + layer + " | tar -xvz --no-same-owner"));
        }
        // then
        assertThat(layers)
                .filteredOn(files -> files.lines().anyMatch(file -> file.startsWith("server/")))
                .satisfiesExactly(
                        dependencies -> assertThat(dependencies).contains("server/lib/spring-core-"),
                        application -> assertThat(application).contains("server/server.jar", "server/lib/query-side-"),
                        cache -> assertThat(cache).contains("server/server.aot"));
        assertThat(run(unpacked, "stat", "-c", "%a", "data")).isEqualTo("777\n");
    }

    /** As Docker saves an image: one layer, a configuration, and a list of both. */
    private Path base() throws Exception {
        Path parts = Files.createDirectory(folder.resolve("base"));
        run(
                parts,
                "tar",
                "-cf",
                "layer.tar",
                "--transform",
                "s,^\\.,opt/java,",
                "-C",
                System.getProperty("java.home"),
                ".");
        String digest = run(parts, "sha256sum", "layer.tar").split(" ")[0];
        Files.writeString(parts.resolve("config.json"), """
                {"architecture": "amd64", "os": "linux", "rootfs": {"type": "layers", "diff_ids": ["sha256:%s"]},
                 "config": {"Env": ["PATH=/opt/java/bin", "JAVA_HOME=/opt/java"]}}""".formatted(digest));
        Files.writeString(parts.resolve("manifest.json"), """
                [{"Config": "config.json", "RepoTags": ["base:1"], "Layers": ["layer.tar"]}]""");
        run(parts, "tar", "-cf", "base.tar", "manifest.json", "config.json", "layer.tar");
        return parts.resolve("base.tar");
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static String run(Path where, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
