package org.keyholder.server.identity;

/** Who is signed in for a station in this request. */
public interface CurrentOperator {

    /** Refuses whoever is nobody, or somebody of another house. */
    Operator get();
}
