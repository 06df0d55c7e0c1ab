package org.keyholder.server.pages;

/** A form, read. */
public sealed interface FormReading<T> {

    record Right<T>(T value) implements FormReading<T> {}

    record Wrong<T>(FormErrors errors) implements FormReading<T> {}
}
