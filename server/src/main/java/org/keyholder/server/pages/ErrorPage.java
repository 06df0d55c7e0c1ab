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
                        "That could not be read",
                        "Something in the address or the form is not as it should be. Go back and try once more.",
                        null);
            case 403 ->
                new ErrorPage(
                        403,
                        "This is not open to you",
                        "You are signed in, but not as somebody who may do this. If the page was open for a long time, load it again.",
                        null);
            case 404, 405 ->
                new ErrorPage(
                        404,
                        "Nothing here",
                        "There is no page at this address, or not for you. Check the address.",
                        null);
            case 429 ->
                new ErrorPage(
                        429,
                        "Too many at once",
                        "Wait a minute, then try again. Nothing was changed by this try.",
                        null);
            case 503 ->
                new ErrorPage(
                        503,
                        "Not ready yet",
                        "Keyholder is starting or has lost its database. It tries again by itself; load the page again in a moment.",
                        reference);
            default ->
                status < 500
                        ? new ErrorPage(status, "That did not work", "Go back and try once more.", null)
                        : new ErrorPage(
                                status,
                                "Something went wrong on our side",
                                "It has been written down. Try again; if it stays, tell whoever runs this server and quote the reference.",
                                reference);
        };
    }

    @Override
    public String template() {
        return "pages/error";
    }
}
