package org.keyholder.testing.web;

/** Answers the calls of one route. */
@FunctionalInterface
public interface Handler {

    Answer answer(Call call) throws Exception;
}
