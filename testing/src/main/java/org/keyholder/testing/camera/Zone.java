package org.keyholder.testing.camera;

/** A zone of the site with the name of the camera that watches it. */
public record Zone(String number, String name) {}
