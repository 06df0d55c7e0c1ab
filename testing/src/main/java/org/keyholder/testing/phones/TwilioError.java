package org.keyholder.testing.phones;

import java.util.LinkedHashMap;
import java.util.Map;
import org.keyholder.testing.web.Answer;

/** Twilio's error answers. */
record TwilioError(int status, int code, String message) {

    static final TwilioError NOT_SIGNED_IN = new TwilioError(401, 20003, "Authenticate");
    static final TwilioError TOO_MANY = new TwilioError(429, 20429, "Too Many Requests");
    static final TwilioError BROKEN = new TwilioError(500, 20500, "Internal Server Error");
    static final TwilioError NO_TO = new TwilioError(400, 21604, "A 'To' phone number is required.");
    static final TwilioError NO_FROM = new TwilioError(400, 21603, "A 'From' phone number is required.");
    static final TwilioError NO_BODY = new TwilioError(400, 21602, "Message body is required.");
    static final TwilioError LONG_BODY =
            new TwilioError(400, 21617, "The concatenated message body exceeds the 1600 character limit.");

    static TwilioError invalid(String to) {
        return new TwilioError(400, 21211, "The 'To' number " + to + " is not a valid phone number.");
    }

    static TwilioError notMobile(String to) {
        return new TwilioError(400, 21614, "'To' number " + to + " is not a valid mobile number");
    }

    static TwilioError optedOut() {
        return new TwilioError(400, 21610, "Attempt to send to unsubscribed recipient");
    }

    static TwilioError notFound(String path) {
        return new TwilioError(404, 20404, "The requested resource " + path + " was not found");
    }

    Answer answer() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", code);
        json.put("message", message);
        json.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        json.put("status", status);
        return Answer.json(status, json);
    }
}
