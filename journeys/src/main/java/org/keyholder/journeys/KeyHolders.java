package org.keyholder.journeys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.keyholder.server.RunningServer;
import org.keyholder.server.contact.ContactDetails;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.contact.WelcomeMessages;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.site.Site;
import org.keyholder.testing.world.World;

/** Gives the first site its two key holders: made, welcomed by text, and confirmed by the link on their own phones. */
public final class KeyHolders {

    public static final String ANN = "+13125550143";
    public static final String RAJ = "+13125550178";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningServer server;
    private final World world;

    public KeyHolders(RunningServer server, World world) {
        this.server = server;
        this.world = world;
    }

    /** Makes and confirms those that are missing. */
    public void arrive(Site site) throws IOException, InterruptedException {
        world.phones().phone(ANN).name("Ann Ortega");
        world.phones().phone(RAJ).name("Raj Patel");
        var there = server.part(Contacts.class).of(TenantScope.dealer(site.dealer()), site.dealer(), site.id()).stream()
                .map(contact -> contact.phone().e164())
                .toList();
        if (!there.contains(ANN)) {
            arrives(site.dealer(), site, "Ann Ortega", ANN, "Owner", 1);
        }
        if (!there.contains(RAJ)) {
            arrives(site.dealer(), site, "Raj Patel", RAJ, "Manager", 2);
        }
    }

    private void arrives(DealerId dealer, Site site, String name, String phone, String title, int slot)
            throws IOException, InterruptedException {
        var details = new ContactDetails(
                name, new PhoneNumber(phone), Optional.empty(), false, Optional.of(title), Optional.of(slot));
        var contact = server.part(Contacts.class).create(dealer, site.id(), details);
        server.part(WelcomeMessages.class).send(dealer, contact);
        var welcome = world.phones()
                .phone(phone)
                .awaitMessage(message -> message.body().contains("/w/"), PATIENCE);
        presses(welcome.links().getFirst());
    }

    private static void presses(URI link) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(link)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("Confirming was answered with " + status);
            }
        }
    }
}
