package org.keyholder.server.accessportal;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.Portal;

/**
 * An organisation's own sign-in: the provider, what is registered there, and who has come in by it.
 *
 * @param set whether there is one
 * @param link where people sign in by it; where there is none yet, with a name that stands for the one to come
 * @param callback what is registered at the provider, likewise
 * @param tried what came of trying it in this request
 */
public record SignInProviderPage(
        Portal portal,
        Fields values,
        boolean set,
        String link,
        String callback,
        List<Row> accounts,
        FormErrors errors,
        @Nullable Tried tried)
        implements Page {

    public SignInProviderPage {
        accounts = List.copyOf(accounts);
    }

    @Override
    public String template() {
        return "accessportal/sign-in-provider";
    }

    /** The form; the secret is never shown again. */
    public record Fields(String name, String issuer, String clientId, boolean providesSecondFactor) {}

    /** Somebody who has come in by it. */
    public record Row(String url, String name, String login) {}

    /** @param problem in words; empty where all is well */
    public record Tried(String host, String problem) {

        public Tried {
            Objects.requireNonNull(host);
            Objects.requireNonNull(problem);
        }
    }
}
