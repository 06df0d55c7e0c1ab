package org.keyholder.server.identity;

import org.keyholder.server.live.Standing;

/** The sign-in by which a request came; as a controller's parameter, for what goes on after the request. */
public interface SignInStanding extends Standing {}
