package org.keyholder.server.accessportal;

import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.identity.Invitations;
import org.keyholder.server.identity.Memberships;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sees to it that somebody can run the installation: whom the configuration names, or whoever opens the link that is printed. */
@Component
@ConditionalOnWebApplication
class FirstAdministrator {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Memberships memberships;
    private final Invitations invitations;
    private final People people;
    private final AdministratorSettings settings;
    private final PublicUrl publicUrl;

    FirstAdministrator(
            Memberships memberships,
            Invitations invitations,
            People people,
            AdministratorSettings settings,
            PublicUrl publicUrl) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.people = people;
        this.settings = settings;
        this.publicUrl = publicUrl;
    }

    @EventListener(ApplicationReadyEvent.class)
    void serverIsReady() {
        if (memberships.hasAdministrator()) {
            return;
        }
        var login = settings.login();
        var password = settings.password();
        if (login == null || password == null) {
            printLink();
        } else {
            people.save(
                    OrganisationId.INSTALLATION, Role.INSTALLATION_ADMIN, login, settings.name(), new Secret(password));
            log.info("{} runs this installation from now on, as the configuration says.", login);
        }
    }

    /** On the console and not in the log, which others may read. */
    private void printLink() {
        var link = publicUrl.base()
                + Invitations.PATH
                + invitations.inviteAdministrator().reveal();
        log.info(
                "Nobody runs this installation yet. The link that makes its administrator was printed on the console.");
        System.out.println(
                "\nNobody runs this installation yet. Whoever opens this link first becomes its administrator"
                        + " (it works once, for seven days, and until the next start):\n\n  " + link + "\n");
    }
}
