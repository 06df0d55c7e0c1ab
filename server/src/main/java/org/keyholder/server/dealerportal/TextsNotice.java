package org.keyholder.server.dealerportal;

/**
 * How much of the dealer's welcome messages of this hour is used up, before it is too late and when it is.
 *
 * @param reached none can be sent for a while
 */
public record TextsNotice(String lead, String more, boolean reached) {}
