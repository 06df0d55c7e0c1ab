package org.keyholder.server.dealerportal.importing;

/** A value of a cell within a sentence. */
final class Shown {

    private Shown() {}

    static String of(String value) {
        return value.length() <= Finding.LONGEST_SHOWN ? value : value.substring(0, Finding.LONGEST_SHOWN) + "…";
    }
}
