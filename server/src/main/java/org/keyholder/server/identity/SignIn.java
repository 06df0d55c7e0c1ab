package org.keyholder.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.keyholder.server.shared.PersonId;

/** Signs somebody in who has shown in another way than by a password who they are. */
public interface SignIn {

    /** From this answer on the browser is the person's; whoever was signed in in it is not any more. */
    void as(PersonId person, HttpServletRequest request, HttpServletResponse response);
}
