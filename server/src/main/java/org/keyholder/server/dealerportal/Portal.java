package org.keyholder.server.dealerportal;

import org.keyholder.server.pages.Brand;
import org.keyholder.server.pages.Person;

/** What stands around every page of the portal: whose it is, and who is signed in. */
public record Portal(Brand brand, Person person) {}
