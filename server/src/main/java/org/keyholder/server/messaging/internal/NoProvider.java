package org.keyholder.server.messaging.internal;

import org.keyholder.server.messaging.PhoneNumber;

/** Stands where no account is set up: each text fails at once and says so, instead of waiting for nobody. */
final class NoProvider implements TextProvider {

    @Override
    public Handed send(PhoneNumber to, String body) {
        return new Handed.Never("not-set-up");
    }
}
