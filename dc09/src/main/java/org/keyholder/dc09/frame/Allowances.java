package org.keyholder.dc09.frame;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A set of {@link Allowance}s that an account has, or that a frame needed. Small enough to stand in every frame. */
@SuppressWarnings("EnumOrdinal") // the bits never leave the process
public record Allowances(int bits) {
    /** To the letter of the standard. */
    public static final Allowances NONE = new Allowances(0);
    /** What a receiver bears with when nothing is said: only the {@linkplain Allowance#usual() usual} ones. */
    public static final Allowances USUAL = usual();

    /** These and no others. */
    public static Allowances of(Allowance... allowances) {
        return NONE.and(allowances);
    }

    /** These as well. */
    public Allowances and(Allowance... allowances) {
        int both = bits;
        for (Allowance allowance : allowances) {
            both |= 1 << allowance.ordinal();
        }
        return both == bits ? this : new Allowances(both);
    }

    /** All of both. */
    public Allowances and(Allowances others) {
        int both = bits | others.bits;
        return both == bits ? this : new Allowances(both);
    }

    /** Whether this one is among them. */
    public boolean has(Allowance allowance) {
        return (bits & 1 << allowance.ordinal()) != 0;
    }

    /** Whether all of the others are among these. */
    public boolean covers(Allowances others) {
        return (others.bits & ~bits) == 0;
    }

    /** One by one, in the order of the enum. */
    public Set<Allowance> each() {
        Set<Allowance> each = EnumSet.noneOf(Allowance.class);
        Arrays.stream(Allowance.values()).filter(this::has).forEach(each::add);
        return each;
    }

    @Override
    public String toString() {
        return each().toString();
    }

    private static Allowances usual() {
        return of(Arrays.stream(Allowance.values()).filter(Allowance::usual).toArray(Allowance[]::new));
    }
}
