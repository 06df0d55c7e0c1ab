package org.keyholder.server.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.event.Event;
import org.keyholder.server.event.Events;
import org.keyholder.server.media.AddMedia;
import org.keyholder.server.media.FullStorage;
import org.keyholder.server.media.MediaSettings;
import org.keyholder.server.media.MediaStore;
import org.keyholder.server.media.StoredFile;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.Device;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code PUT /api/v1/events/{id}/media/{name}}: a device sends a clip or snapshot of its event. */
@RestController
class MediaEndpoint {

    private final DeviceAccess access;
    private final Events events;
    private final MediaStore store;
    private final MediaSettings settings;
    private final NameMedia naming;

    MediaEndpoint(DeviceAccess access, Events events, MediaStore store, MediaSettings settings, NameMedia naming) {
        this.access = access;
        this.events = events;
        this.store = store;
        this.settings = settings;
        this.naming = naming;
    }

    /**
     * The answer to a stored file.
     *
     * @param codec null of a picture, and where the clip does not say it
     * @param shown whether people can see it on their pages; a clip that browsers do not play they can download
     */
    record Stored(String name, String type, @Nullable String codec, boolean shown, long size) {}

    @PutMapping("/api/v1/events/{id}/media/{name}")
    ResponseEntity<Stored> store(
            @PathVariable UUID id,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        var device = access.device(request);
        ContentCoding.check(request, response);
        var event = own(device, new EventId(id));
        checkName(name);
        checkLength(request.getContentLengthLong());
        naming.checkRoom(event, name, request.getContentLengthLong(), device);
        var file = store.put(body(request));
        name(event, name, file, device);
        return ResponseEntity.status(201).body(stored(name, file));
    }

    private static Stored stored(String name, StoredFile file) {
        var codec = file.codec();
        return new Stored(
                name,
                file.type().contentType(),
                codec == null ? null : codec.code(),
                codec == null || codec.isPlayed(),
                file.size());
    }

    private Event own(Device device, EventId id) {
        return events.find(TenantScope.dealer(device.dealer()), device.dealer(), id)
                .filter(event -> event.device().equals(device.id()))
                .orElseThrow(Refusal::notFound);
    }

    private static void checkName(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}") || name.contains("..")) {
            throw Refusal.invalid(
                    "name-invalid",
                    "name",
                    "A file's name has 1 to 100 letters, digits, dots, hyphens and underscores.");
        }
    }

    private void checkLength(long announced) {
        if (announced > settings.largestFile().toBytes()) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "body-too-large",
                    "body",
                    "A file may have at most " + settings.largestFile().toMegabytes() + " MB.");
        }
    }

    private static InputStream body(HttpServletRequest request) {
        try {
            return new UploadStream(request.getInputStream());
        } catch (IOException e) {
            throw BodyReader.tooSlow();
        }
    }

    /**
     * A file that got no row goes; one whose commit failed stays, for the row may be there all the same, and then the sender's repeat
     * relies on it.
     */
    private void name(Event event, String name, StoredFile file, Device device) {
        var added = naming.name(event, name, file, device);
        if (added != AddMedia.ADDED) {
            store.remove(file.key());
        }
        switch (added) {
            case ADDED, SAME -> {}
            case DIFFERENT ->
                throw new Refusal(
                        Refusal.Kind.CONFLICT, "name-taken", "name", "Another file has this name at this event.");
            case TOO_MANY ->
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "too-many-files",
                        "name",
                        "An event has at most " + settings.filesPerEvent() + " files.");
            case DEALER_FULL -> naming.refuse(FullStorage.DEALER);
            case DEVICE_FULL -> naming.refuse(FullStorage.DEVICE);
            case EVENT_GONE -> throw Refusal.notFound();
        }
    }
}
