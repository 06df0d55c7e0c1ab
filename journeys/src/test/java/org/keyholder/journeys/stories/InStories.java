package org.keyholder.journeys.stories;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every story the one stories, made for the first and closed after the last. */
final class InStories implements ParameterResolver {

    private static final Namespace HERE = Namespace.create(InStories.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == StoryWorld.class;
    }

    @Override
    public StoryWorld resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(HERE).computeIfAbsent(StoryWorld.class, key -> made(), StoryWorld.class);
    }

    private static StoryWorld made() {
        try {
            return new StoryWorld();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
