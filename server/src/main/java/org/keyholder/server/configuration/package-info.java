/**
 * Where the server lives and what it was told: the home folder and the settings from file, environment and command line. What it
 * was told is checked whole before anything starts.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.keyholder.server.configuration;

import org.jspecify.annotations.NullMarked;
