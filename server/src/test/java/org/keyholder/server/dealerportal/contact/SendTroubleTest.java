package org.keyholder.server.dealerportal.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.messaging.TextFailure.Remedy;

class SendTroubleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNREACHABLE           | Send again when the phone of Lea is on and has a network.
            BLOCKED               | Have Lea ask the carrier to let texts of companies through, then send again.
            NUMBER_GONE           | Compare the number with what Lea gave you.
            LANDLINE              | Ask Lea for a mobile number, create a contact with it here, and remove this one.
            SPAM                  | Send again in an hour.
            SENDER_NOT_REGISTERED | Tell whoever runs this server: the sending number has to be registered with the carriers.
            NOT_A_NUMBER          | Compare the number with what Lea gave you.
            COUNTRY_OFF           | Tell whoever runs this server: texts to the country of Lea are switched off at the phone provider.
            OPTED_OUT             | Ask Lea to text START to the number from which the message came.
            TOO_LATE              | Send again.
            NOT_SET_UP            | Tell whoever runs this server: it has no account at a phone provider yet.
            UNKNOWN               | Send again.
            """)
    void eachReasonHasItsAdviceTheLikeliestFirst(TextFailure why, String first) {
        assertThat(SendTrouble.steps(why, "Lea")).hasSize(2).first().isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(TextFailure.class)
    void whatWhoeverRunsTheServerHasToMendIsSaidToBeTheirs(TextFailure why) {
        var theirs = SendTrouble.steps(why, "Lea").getFirst().startsWith("Tell whoever runs this server");

        assertThat(theirs).isEqualTo(why.remedy() == Remedy.SERVER);
    }
}
