package org.keyholder.server.identity.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A failed try, on its way within the request to the page that says so. */
record SignInFailure(String login, String words, HttpStatus status) {

    static final String PAGE = "/sign-in/failed";

    private static final String KEY = SignInFailure.class.getName();

    void show(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        request.setAttribute(KEY, this);
        request.getRequestDispatcher(PAGE).forward(request, response);
    }

    static @Nullable SignInFailure of(HttpServletRequest request) {
        return (SignInFailure) request.getAttribute(KEY);
    }
}
