package org.keyholder.server.dealerportal.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneProposalTest {

    @ParameterizedTest
    @CsvSource({
        "US, IL, America/Chicago, true",
        "US, illinois, America/Chicago, true",
        "US, New York, America/New_York, true",
        "US, D.C., America/New_York, true",
        "US, FL, America/New_York, false",
        "US, IN, America/Indiana/Indianapolis, false",
        "US, '', ,",
        "US, Ilinois, ,",
        "CA, Québec, America/Toronto, false",
        "AU, nsw, Australia/Sydney, false",
        "AU, VIC, Australia/Melbourne, true",
        "BR, São Paulo, America/Sao_Paulo, true",
        "MX, Sonora, America/Hermosillo, true",
        "RU, Moscow, Europe/Moscow, true",
        "DE, '', Europe/Berlin, false",
        "DE, Bayern, Europe/Berlin, false",
        "FR, '', Europe/Paris, true",
        "GB, West Yorkshire, Europe/London, true",
        "ES, Las Palmas, Atlantic/Canary, true",
        "ES, Madrid, Europe/Madrid, false",
        "BV, '', ,",
        "'', IL, ,"
    })
    void countryAndStateSayTheTimeZone(String country, String region, String zone, Boolean certain) {
        var proposal = ZoneProposal.of(country, region);

        assertThat(proposal.map(one -> one.zone().getId()).orElse(null)).isEqualTo(zone);
        assertThat(proposal.map(ZoneProposal::isCertain).orElse(null)).isEqualTo(certain);
    }

    @Test
    void nearlyEveryCountryHasOneAndEachIsKnownToJava() {
        for (var country : Locale.getISOCountries()) {
            assertThat(ZoneProposal.inCountry(country))
                    .as(country)
                    .hasSizeGreaterThan(country.matches("BV|HM") ? -1 : 0);
        }
        assertThat(Facts.of("zones-of-countries.tsv"))
                .allSatisfy(line -> assertThat(line.get(1).split(" "))
                        .allSatisfy(
                                zone -> assertThat(ZoneId.getAvailableZoneIds()).contains(zone)));
        assertThat(Facts.of("zones-of-states.tsv"))
                .allSatisfy(line -> assertThat(line.get(3).split(" "))
                        .allSatisfy(
                                zone -> assertThat(ZoneId.getAvailableZoneIds()).contains(zone)));
    }

    @ParameterizedTest
    @CsvSource({"us, US", "USA, US", "United States, US", "Great Britain, GB", "deutschland, DE", "Côte d’Ivoire, CI"})
    void aCountryIsReadByItsLettersOrItsName(String typed, String code) {
        assertThat(Countries.read(typed)).contains(code);
    }

    @Test
    void whatIsNoCountryIsNone() {
        assertThat(Countries.read("=cmd")).isEmpty();
        assertThat(Countries.read("")).isEmpty();
    }

    @Test
    void aStateIsWrittenAsItsAddressesHaveIt() {
        assertThat(CountryStates.written("US", "illinois")).isEqualTo("IL");
        assertThat(CountryStates.written("DE", "Bayern")).isEqualTo("Bayern");
        assertThat(CountryStates.written("US", "Ilinois")).isEqualTo("Ilinois");
    }
}
