package org.keyholder.journeys.demo;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.server.shared.SiteId;
import org.keyholder.testing.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What scripts find of a demo. */
class DemoLinksTest {

    private static final String BASE = "http://localhost:8080";

    @TempDir
    Path folder;

    @Test
    void theNeighboursAreThereWithTheirLoginsNumbersAndSites() throws IOException {
        var memory = DemoMemory.of(folder);

        var facts = written(memory);

        assertThat(texts(facts.path("secondDealer")))
                .isEqualTo(Map.of(
                        "user",
                        "bo",
                        "password",
                        memory.firstSite().secondDealerPassword(),
                        "account",
                        "ABC1234",
                        "siteUrl",
                        siteUrl("bolt/quarry-road")));
        assertThat(texts(facts.path("secondStation")))
                .isEqualTo(Map.of(
                        "user",
                        "lou",
                        "password",
                        memory.firstSite().secondOperatorPassword(),
                        "account",
                        "P2794",
                        "siteUrl",
                        siteUrl("bolt/old-mill")));
        // The very number that the first site has at its own station.
        assertThat(facts.path("account").asString()).isEqualTo("P2794");
    }

    private JsonNode written(DemoMemory memory) throws IOException {
        try (var world = World.start()) {
            new DemoLinks(URI.create(BASE), world, new SiteId(UUID.randomUUID()), memory).write(folder);
        }
        return JsonMapper.builder().build().readTree(Files.readString(folder.resolve("demo.json")));
    }

    private static Map<String, String> texts(JsonNode fact) {
        return fact.propertyStream()
                .collect(toMap(Map.Entry::getKey, one -> one.getValue().asString()));
    }

    /** Under the id that the set-up file gives to the site of this key. */
    private static String siteUrl(String key) {
        return BASE + "/sites/" + UUID.nameUUIDFromBytes(("site:" + key).getBytes(StandardCharsets.UTF_8));
    }
}
