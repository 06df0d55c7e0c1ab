package org.keyholder.testing.phones;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.keyholder.testing.phones.TextMessage.Direction;
import org.keyholder.testing.web.Answer;
import org.keyholder.testing.web.Book;
import org.keyholder.testing.web.Changes;
import org.keyholder.testing.web.Hold;
import org.keyholder.testing.web.Routes;
import org.keyholder.testing.web.WebServer;

/** A phone network that speaks Twilio's REST API, with its phones. */
public final class PhoneNetwork implements AutoCloseable {

    private static final String OWN_NUMBER = "+13125550100";

    private final PhoneNetworkOptions options;
    private final Webhooks webhooks;
    private final Delivery delivery;
    private final Changes changes = new Changes();
    private final Hold hanging = new Hold();
    // In the order in which they were made: the demo makes them in the order of the contacts.
    private final Map<String, Phone> phones = Collections.synchronizedMap(new LinkedHashMap<>());
    private final Book<ProviderRequest> requests;
    private final AtomicLong requestCount = new AtomicLong();
    private final AtomicLong repeatCount = new AtomicLong();
    private final Map<String, Boolean> keys = new ConcurrentHashMap<>();
    private final List<Consumer<ProviderRequest>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();
    private final Routes routes;
    private @Nullable WebServer server;
    private volatile Fault fault = Fault.NONE;
    private volatile boolean muddled;
    private volatile boolean silent;
    private volatile boolean lists = true;
    private volatile Optional<URI> inboundUrl;
    private volatile Duration slowBy;

    private PhoneNetwork(PhoneNetworkOptions options) {
        this.options = options;
        this.webhooks = new Webhooks(options);
        this.delivery = new Delivery(options, webhooks);
        this.requests = new Book<>(options.keepMessages());
        this.inboundUrl = options.inbound();
        this.slowBy = options.slowBy();
        this.routes = new TwilioApi(this, options).routes().addAll(new PhonesFace(this, changes).routes());
    }

    /** A network with a port of its own. */
    public static PhoneNetwork start(PhoneNetworkOptions options) throws IOException {
        var network = new PhoneNetwork(options);
        network.server = WebServer.start(options.port(), network.routes);
        return network;
    }

    /** A network whose routes another server carries; the options' port is not used. */
    public static PhoneNetwork mounted(PhoneNetworkOptions options) {
        return new PhoneNetwork(options);
    }

    public Routes routes() {
        return routes;
    }

    /** What the product takes for Twilio's base URL. */
    public URI baseUrl() {
        if (server == null) {
            throw new IllegalStateException("this network is mounted in another server");
        }
        return server.address("");
    }

    public String accountSid() {
        return options.accountSid();
    }

    public String authToken() {
        return options.authToken();
    }

    /** The phone with this number, made if there is none yet. */
    public Phone phone(String number) {
        return phones.computeIfAbsent(number, this::newPhone);
    }

    private Phone newPhone(String number) {
        changes.happened();
        return new Phone(this, changes, number, options.keepMessages());
    }

    /** In the order in which they were made. */
    public Collection<Phone> phones() {
        synchronized (phones) {
            return List.copyOf(phones.values());
        }
    }

    public Fault fault() {
        return fault;
    }

    /** From now on; requests that hang from an earlier fault are cut. */
    public void fault(Fault next) {
        fault = next;
        hanging.letGo();
        changes.happened();
    }

    /** Whether every receipt comes twice and in the wrong order. */
    public void muddleReceipts(boolean on) {
        muddled = on;
    }

    /** Whether nobody is told how any text fares. */
    public void silenceReceipts(boolean on) {
        silent = on;
    }

    /** Whether the network answers who asks for its messages. */
    public void lists(boolean on) {
        lists = on;
    }

    boolean lists() {
        return lists;
    }

    /** How late a SLOW phone's texts are delivered from now on. */
    public void slowBy(Duration late) {
        slowBy = late;
    }

    /** Where replies are posted. */
    public void inboundUrl(URI url) {
        inboundUrl = Optional.of(url);
    }

    /** How many requests to send a text came in, whatever came of them. */
    public long requestCount() {
        return requestCount.get();
    }

    /** The last of them, oldest first. */
    public List<ProviderRequest> requests() {
        return requests.all();
    }

    public ProviderRequest awaitRequest(Predicate<? super ProviderRequest> wanted, Duration longest) {
        return requests.await(wanted, longest);
    }

    /** How many requests had a key that was there before; see the option `repeatKey`. */
    public long repeats() {
        return repeatCount.get();
    }

    /** Is called for every request, on its thread, before it is answered. */
    public void onRequest(Consumer<ProviderRequest> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        hanging.close();
        webhooks.close();
        deliveries.shutdownNow();
        if (server != null) {
            server.close();
        }
    }

    TextMessage accept(String to, String from, String body, Optional<String> callback) {
        Phone phone = phone(to);
        var message = new TextMessage(
                newSid(), options.clock().instant(), Direction.TO_PHONE, from, to, body, MessageStatus.QUEUED, null);
        phone.write(message);
        Optional<URI> url =
                callback.filter(given -> !given.isBlank() && !silent).map(URI::create);
        boolean muddle = muddled;
        deliveries.execute(() -> delivery.run(phone, message, url, muddle, slowBy));
        return message;
    }

    void heard(ProviderRequest request) {
        requests.write(Long.toString(requestCount.incrementAndGet()), request);
        Function<ProviderRequest, String> key = options.repeatKey();
        if (key != null && request.sid() != null && keys.put(key.apply(request), true) != null) {
            repeatCount.incrementAndGet();
        }
        listeners.forEach(listener -> listener.accept(request));
    }

    Answer hang() throws InterruptedException {
        hanging.forAsLongAs(options.hangFor());
        return new Answer.HangUp();
    }

    Optional<TextMessage> find(String sid) {
        return phones().stream().flatMap(phone -> phone.find(sid).stream()).findFirst();
    }

    Reply reply(Phone phone, String text) {
        Keyword keyword = Keyword.of(text);
        boolean wasOut = phone.optedOut();
        phone.hasSent(keyword);
        var message = fromPhone(phone, text);
        phone.write(message);
        boolean answers = keyword == Keyword.STOP || keyword == Keyword.HELP || (keyword == Keyword.START && wasOut);
        if (answers) {
            phone.write(notice(phone, keyword.answer()));
        }
        return new Reply(message.sid(), postInbound(message));
    }

    private int postInbound(TextMessage message) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("AccountSid", options.accountSid());
        form.put("ApiVersion", "2010-04-01");
        form.put("Body", message.body());
        form.put("From", message.from());
        form.put("MessageSid", message.sid());
        form.put("NumMedia", "0");
        form.put("NumSegments", Integer.toString(Segments.of(message.body())));
        form.put("SmsMessageSid", message.sid());
        form.put("SmsSid", message.sid());
        form.put("SmsStatus", MessageStatus.RECEIVED.wire());
        form.put("To", message.to());
        try {
            Optional<URI> url = inboundUrl;
            return url.isEmpty() ? 0 : webhooks.post(url.get(), form);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private TextMessage fromPhone(Phone phone, String text) {
        return new TextMessage(
                newSid(),
                options.clock().instant(),
                Direction.FROM_PHONE,
                phone.number(),
                writesTo(phone),
                text,
                MessageStatus.RECEIVED,
                null);
    }

    private TextMessage notice(Phone phone, String text) {
        return new TextMessage(
                newSid(),
                options.clock().instant(),
                Direction.FROM_NETWORK,
                writesTo(phone),
                phone.number(),
                text,
                MessageStatus.DELIVERED,
                null);
    }

    /** The number that last wrote to the phone. */
    private static String writesTo(Phone phone) {
        List<TextMessage> messages = phone.messages();
        return messages.isEmpty() ? OWN_NUMBER : messages.getLast().from();
    }

    private static String newSid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }
}
