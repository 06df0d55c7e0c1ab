package org.keyholder.server.dealerportal.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

class AskedTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sites",
                "/sites?q=harbour%20%26%20yard%2B",
                "/sites?show=number&sort=-created",
                "/sites?station=018f0000-0000-7000-8000-000000000001&columns=number&columns=last-event",
                "/sites?q=%7Bx%7D&sort=-name&after=018f0000-0000-7000-8000-000000000001"
            })
    void whatAnAddressSaysIsWhatItIsMadeOf(String url) {
        assertThat(Asked.of(query(url)).url()).isEqualTo(url);
    }

    @Test
    void whatMeansNothingIsNotSaid() {
        assertThat(Asked.of(query("/sites?show=x&sort=y&station=z&columns=w&after=v&q="))
                        .url())
                .isEqualTo("/sites");
    }

    @Test
    void theSameSortAgainIsTheOtherWayRound() {
        var asked = Asked.of(query("/sites?after=018f0000-0000-7000-8000-000000000001"));

        assertThat(asked.by(Sort.NAME).url()).isEqualTo("/sites?sort=-name");
        assertThat(asked.by(Sort.NAME).by(Sort.NAME).url()).isEqualTo("/sites");
        assertThat(asked.by(Sort.CREATED).url()).isEqualTo("/sites?sort=created");
        assertThat(asked.by(Sort.CREATED).falling()).isTrue();
    }

    private static MultiValueMap<String, String> query(String url) {
        var decoded = new org.springframework.util.LinkedMultiValueMap<String, String>();
        UriComponentsBuilder.fromUriString(url)
                .build()
                .getQueryParams()
                .forEach((name, values) -> values.forEach(value -> decoded.add(
                        name,
                        value == null
                                ? ""
                                : java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8))));
        return decoded;
    }
}
