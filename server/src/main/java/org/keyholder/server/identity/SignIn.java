package org.keyholder.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Signs somebody in who has shown in another way than by a password who they are. */
public interface SignIn {

    /** From this answer on the browser is the member's; whoever was signed in in it is not any more. */
    void as(Member member, HttpServletRequest request, HttpServletResponse response);

    /** The browser's sign-in goes on with another secret; what somebody copied of the old one is worth nothing. */
    void renew(HttpServletRequest request, HttpServletResponse response);
}
