package org.keyholder.dc09.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTablesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "121", "313", "400", "401", "402", "403", "404", "405", "406", "407", "408", "409", "411", "412", "413",
                "414", "415", "421", "422", "424", "425", "429", "430", "431", "441", "442", "450", "451", "452", "453",
                "454", "455", "456", "457", "458", "459", "462", "463", "464", "466", "574", "604", "607", "625", "642",
                "652", "653"
            })
    void theseContactIdCodesCarryAUser(String code) {
        assertThat(ContactIdCode.find(code).orElseThrow().number()).isEqualTo(NumberMeaning.USER);
    }

    @Test
    void alarmsCarryAZone() {
        for (String code : new String[] {"100", "110", "120", "130", "131", "139", "144", "301", "350", "570", "602"}) {
            assertThat(ContactIdCode.find(code).orElseThrow().number()).as(code).isEqualTo(NumberMeaning.ZONE);
        }
    }

    @Test
    void dc03CodesSayWhatTheirNumberCounts() {
        assertThat(Dc03Code.find("BA").orElseThrow().number()).isEqualTo(NumberMeaning.ZONE);
        assertThat(Dc03Code.find("CL").orElseThrow().number()).isEqualTo(NumberMeaning.USER);
        assertThat(Dc03Code.find("BV").orElseThrow().number()).isEqualTo(NumberMeaning.AREA);
        assertThat(Dc03Code.find("DF").orElseThrow().number()).isEqualTo(NumberMeaning.DOOR);
        assertThat(Dc03Code.find("QQ")).isEmpty();
    }

    @Test
    void everyTwinIsInBothTables() {
        assertThat(CodeTwins.table().values()).hasSizeGreaterThan(120).allSatisfy(twins -> {
            assertThat(ContactIdCode.find(twins.contactId())).isPresent();
            assertThat(Dc03Code.find(twins.event())).isPresent();
            assertThat(Dc03Code.find(twins.restoral())).isPresent();
        });
    }

    @Test
    void theMappingOfTheFieldHolds() {
        assertThat(CodeTwins.of("130")).contains(new CodeTwins("130", "BA", "BH"));
        assertThat(CodeTwins.of("301")).contains(new CodeTwins("301", "AT", "AR"));
        assertThat(CodeTwins.of("401")).contains(new CodeTwins("401", "OP", "CL"));
        assertThat(CodeTwins.of("609")).isEmpty();
    }
}
