package org.keyholder.server.dealerportal;

/**
 * How much of the dealer's storage for clips is used up, before it is too late and when it is.
 *
 * @param full clips are not stored for want of room
 */
public record StorageNotice(String lead, String more, boolean full) {}
