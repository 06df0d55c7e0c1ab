package org.keyholder.server.admission;

import jakarta.servlet.http.HttpServletRequest;

/** Somebody who has shown who they are: when there are too many, their connection stays, and what they ask for does not wait for strangers. */
public final class KnownVisitor {

    private static final String ATTRIBUTE = KnownVisitor.class.getName();

    private KnownVisitor() {}

    /** Whoever sent the request is known. */
    public static void mark(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    /** Whether it has been found out in this request. */
    public static boolean isMarked(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
