package org.keyholder.testing.phones;

/**
 * A text that a phone sent to the product.
 *
 * @param answered the status of the product's answer to the webhook; 0 when there was none, or nowhere to post it
 */
public record Reply(String sid, int answered) {}
