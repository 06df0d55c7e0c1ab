package org.keyholder.server.accessportal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.CallerAddress;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.LaunchSecrets;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.OperatorAddresses;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.WantedAddresses;
import org.keyholder.server.keys.ValidKey;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.states.KeyStates;
import org.springframework.stereotype.Component;

/** Makes the page of a station's launch secrets and addresses, with what was typed and what was wrong with it. */
@Component
class OperatorAccessPages {

    private final LaunchSecrets secrets;
    private final OperatorAddresses addresses;
    private final Clock clock;

    OperatorAccessPages(LaunchSecrets secrets, OperatorAddresses addresses, Clock clock) {
        this.secrets = secrets;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Who looks at it, and from where. */
    record Visitor(Member member, OwnSignIn signIn, CallerAddress from) {

        /** Whoever may see these pages works for a station. */
        StationId station() {
            return new StationId(member.organisation().value());
        }
    }

    OperatorAccessPage show(Visitor visitor) {
        return page(visitor, null, null, FormErrors.NONE);
    }

    OperatorAccessPage refused(Visitor visitor, FormErrors errors) {
        return page(visitor, null, null, errors);
    }

    OperatorAccessPage refused(Visitor visitor, String typed, FormErrors errors) {
        return page(visitor, null, typed, errors);
    }

    OperatorAccessPage withSecret(Visitor visitor, Secret made) {
        return page(visitor, made, null, FormErrors.NONE);
    }

    private OperatorAccessPage page(Visitor visitor, @Nullable Secret made, @Nullable String typed, FormErrors errors) {
        var valid = secrets.valid(visitor.station());
        var set = addresses.of(visitor.station());
        return new OperatorAccessPage(
                Frames.of(visitor.member(), visitor.signIn()),
                valid.stream().map(one -> line(valid, one)).toList(),
                made == null ? null : new OperatorAccessPage.Made(made.reveal(), valid.size() > 1),
                typed == null ? WantedAddresses.lines(set) : typed,
                WantedAddresses.lines(set),
                visitor.from().words(),
                visitor.from().isThisMachine(),
                errors);
    }

    private OperatorAccessPage.Line line(List<ValidKey> valid, ValidKey one) {
        return new OperatorAccessPage.Line(
                which(valid, one, "Secret", "New secret", "Old secret"),
                one.endsAt().map(end -> note(valid.getLast(), end)).orElse(""),
                When.date(one.madeAt(), ZoneOffset.UTC),
                KeyStates.use(one, valid, clock.instant()),
                LaunchSecretController.PATH + "/" + one.id() + "/revoke");
    }

    static String which(List<ValidKey> valid, ValidKey one, String only, String newer, String older) {
        if (valid.size() == 1) {
            return only;
        }
        return one.equals(valid.getLast()) ? newer : older;
    }

    private static String note(ValidKey newest, Instant end) {
        var until = When.date(end, ZoneOffset.UTC) + ", " + When.hourMinute(end, ZoneOffset.UTC) + " UTC";
        return newest.usedAt().isPresent()
                ? "works until " + until
                : "works until a day after the new one is first used, and not beyond " + until;
    }
}
