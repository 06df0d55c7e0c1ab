package org.keyholder.server.dealerportal.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendTroubleTest {

    /** The reasons are those that messaging writes down. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the phone is off or out of reach                     | OUT_OF_REACH
            this phone blocks the texts                          | BLOCKED
            this number does not exist any more                  | GONE
            probably a landline: this number takes no texts      | LANDLINE
            the carrier took the text for spam                   | SPAM
            our sending number is not registered with the carriers | SENDER
            this is not a phone number                           | NOT_A_NUMBER
            texts to this country are switched off               | COUNTRY
            opted out with STOP                                  | STOPPED
            no way to the phone network in time                  | NO_WAY_OUT
            texting is not set up on this server                 | NOT_SET_UP
            the carrier could not deliver it                     | UNKNOWN
            """)
    void eachReasonHasItsAdvice(String reason, SendTrouble trouble) {
        assertThat(SendTrouble.of(reason)).isEqualTo(trouble);
        assertThat(trouble.steps("Lea")).isNotEmpty().noneMatch(step -> step.contains("%"));
    }
}
