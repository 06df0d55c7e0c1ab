package org.keyholder.server.accessportal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who runs the installation, for one that is set up without anybody at a browser. Looked at only as long as nobody does.
 *
 * @param login by which the person signs in; where none is given, the start prints a link that makes one
 * @param password the first; it is changed on the person's own page
 */
@ConfigurationProperties("keyholder.administrator")
record AdministratorSettings(
        @Nullable String login,
        @Nullable String password,
        @DefaultValue("Administrator") String name) {}
