package org.keyholder.journeys.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every story the one town, made for the first and closed after the last. */
final class InTown implements ParameterResolver {

    private static final Namespace HERE = Namespace.create(InTown.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Town.class;
    }

    @Override
    public Town resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(HERE).computeIfAbsent(Town.class, key -> made(), Town.class);
    }

    private static Town made() {
        try {
            return new Town();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
