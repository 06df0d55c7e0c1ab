package org.keyholder.dc09.cli;

import java.util.Arrays;
import java.util.Locale;
import org.keyholder.dc09.frame.Allowance;
import org.keyholder.dc09.frame.Allowances;

/** {@code --allow IGNORE_CRC,MISSING_HASH} and {@code --strict}. */
final class AllowOption {
    private AllowOption() {}

    static Allowances read(Options options) {
        Allowances allowances = options.has("--strict") ? Allowances.NONE : Allowances.USUAL;
        for (String names : options.all("--allow")) {
            allowances = allowances.and(Arrays.stream(names.split(",", -1))
                    .map(AllowOption::allowance)
                    .toArray(Allowance[]::new));
        }
        return allowances;
    }

    private static Allowance allowance(String name) {
        String constant = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Allowance.values())
                .filter(allowance -> allowance.name().equals(constant))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "There is no allowance " + name + "; there are " + Arrays.toString(Allowance.values())));
    }
}
