package org.keyholder.server.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.server.Provisioning;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.Bin;
import org.keyholder.server.site.Zones;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;

/** A site's zones and their types, as the set-up file says. */
@ExtendWith(SharedServer.class)
class ZonesFromFileTest {

    @TempDir
    Path folder;

    private final TestServer server;
    private final String key = "dealer-" + UUID.randomUUID();

    ZonesFromFileTest(TestServer server) {
        this.server = server;
    }

    @Test
    void aZoneHasTheTypeThatTheFileSaysElseTheOneThatItHas() throws IOException {
        provision("""
                {"number": "17", "name": "Walkway"}, {"number": "018", "name": "Yard", "type": "Exterior"}""");
        assertThat(zones()).containsExactly("017 Walkway instant", "018 Yard exterior");

        provision("""
                {"number": "017", "name": "North walkway", "type": "entry/exit"}, {"number": "018", "name": "Yard"}""");
        assertThat(zones()).containsExactly("017 North walkway entry-exit", "018 Yard exterior");
    }

    @Test
    void aTypeThatThereIsNotEndsTheRunWithItsName() {
        assertThatThrownBy(() -> provision("{\"number\": \"17\", \"name\": \"Yard\", \"type\": \"fire\"}"))
                .hasMessageContaining("zone 17, type")
                .hasMessageContaining("exterior");
        assertThat(zones()).isEmpty();
    }

    @Test
    void aDeletedSiteOfTheFileIsNamed() throws IOException {
        provision("");
        server.part(Bin.class)
                .put(new DealerId(id("dealer:" + key)), new SiteId(id("site:" + key + "/yard")), "Dana Whitfield");

        assertThatThrownBy(() -> provision("")).hasMessageContaining(": site yard: A site of this id is deleted");
    }

    private void provision(String zones) throws IOException {
        var file = Files.writeString(folder.resolve("set-up.json"), """
                {"dealers": [{"key": "%s", "name": "Acme", "sites": [{"key": "yard", "name": "Yard", "address": "A", "timeZone": "UTC",
                  "zones": [%s]}]}]}""".formatted(key, zones));
        server.part(Provisioning.class).provision(file);
    }

    private List<String> zones() {
        var dealer = new DealerId(id("dealer:" + key));
        return server
                .part(Zones.class)
                .of(TenantScope.dealer(dealer), dealer, new SiteId(id("site:" + key + "/yard")))
                .stream()
                .map(zone ->
                        zone.number() + " " + zone.name() + " " + zone.type().code())
                .toList();
    }

    private static UUID id(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
