package org.keyholder.server.identity;

import org.keyholder.server.pages.Brand;
import org.keyholder.server.pages.BrandColour;
import org.keyholder.server.pages.Person;
import org.keyholder.server.pages.Portal;

/** What stands around the pages of an organisation that one is signed in for. */
public final class Frames {

    private Frames() {}

    public static Portal of(Member member, OwnSignIn signIn) {
        var here = signIn.places().stream()
                .filter(OwnSignIn.Place::current)
                .findFirst()
                .map(OwnSignIn.Place::name)
                .orElse("Keyholder");
        return new Portal(
                new Brand(here, BrandColour.NAVY), new Person(member.name()), Entries.of(member.role()), true);
    }
}
