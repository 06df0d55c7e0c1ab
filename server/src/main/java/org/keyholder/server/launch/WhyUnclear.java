package org.keyholder.server.launch;

/** Why a launch address could mean more than one site. */
public enum WhyUnclear {
    /** The number was given up and taken in the moment of an alarm. */
    CHANGED_HANDS,
    /** Without its prefix it is the number of several. */
    WITHOUT_PREFIX,
    /** It gives an account number and a site, and not the same one. */
    DISAGREE
}
