package org.keyholder.server.pages;

import org.jspecify.annotations.Nullable;

/** A page for what went wrong: what happened, what to do, and a reference to quote when the fault is ours. */
public record ErrorPage(
        int status, String title, String words, @Nullable String reference) implements Page {

    public static ErrorPage of(int status, String reference) {
        return switch (status) {
            case 400 ->
                new ErrorPage(
                        400,
                        "We could not read that",
                        "Something in the address or the form is not right. Go back and try again.",
                        null);
            case 403 ->
                new ErrorPage(
                        403,
                        "You do not have access",
                        "Your account may not do this. If the page has been open for a long time, reload it.",
                        null);
            case 404, 405 ->
                new ErrorPage(
                        404,
                        "Page not found",
                        "There is no page at this address, or you do not have access to it. Check the address.",
                        null);
            case 429 ->
                new ErrorPage(429, "Too many requests", "Wait a minute, then try again. Nothing was changed.", null);
            case 503 ->
                new ErrorPage(
                        503,
                        "Not available right now",
                        "Keyholder is starting, or cannot reach its database. It keeps trying by itself. Reload the page in a moment.",
                        reference);
            default ->
                status < 500
                        ? new ErrorPage(status, "That did not work", "Go back and try again.", null)
                        : new ErrorPage(
                                status,
                                "Something went wrong on our side",
                                "The error has been logged. Try again. If it keeps happening, tell whoever runs this server and quote the reference.",
                                reference);
        };
    }

    @Override
    public String template() {
        return "pages/error";
    }
}
