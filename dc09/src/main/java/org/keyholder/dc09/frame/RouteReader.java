package org.keyholder.dc09.frame;

/** Reads {@code [Rrcvr] Lpref #acct}, in the shapes that panels and receivers really send. */
final class RouteReader {
    private final String text;
    private Allowances allowed = Allowances.NONE;
    private Prefix receiver = new Prefix.LeftOut();
    private Prefix line = new Prefix.LeftOut();
    private int at;

    RouteReader(String text) {
        this.text = text;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Read(Route route, Allowances allowed) implements Outcome {}

        record Refused(Problem problem) implements Outcome {}
    }

    Outcome read(MessageId id) {
        int hash = text.indexOf('#');
        return hash >= 0 ? withHash(hash) : withoutHash(id);
    }

    private Outcome withHash(int hash) {
        prefixes(hash, 6);
        return at == hash ? account(text.substring(hash + 1)) : new Outcome.Refused(Problem.ROUTE_MALFORMED);
    }

    /** The NAK has a fixed address, {@code R0L0A0}; otherwise the sign is just missing, and the line is taken as one digit. */
    private Outcome withoutHash(MessageId id) {
        prefixes(text.length(), 1);
        boolean fixedAddress = at < text.length() && text.charAt(at) == 'A' && id.kind() == MessageKind.NAK;
        if (fixedAddress) {
            return account(text.substring(at + 1));
        }
        allowed = allowed.and(Allowance.MISSING_HASH);
        return account(text.substring(at));
    }

    private void prefixes(int end, int mostDigits) {
        receiver(end, mostDigits);
        if (at < end && text.charAt(at) == 'L') {
            line = prefix(end, mostDigits, Allowance.EMPTY_LINE_NUMBER);
        } else {
            allowed = allowed.and(Allowance.MISSING_LINE_NUMBER);
        }
        if (receiver instanceof Prefix.LeftOut && at < end && text.charAt(at) == 'R') {
            receiver = prefix(end, mostDigits, Allowance.EMPTY_RECEIVER_NUMBER);
            allowed = allowed.and(Allowance.LINE_BEFORE_RECEIVER);
        }
    }

    private void receiver(int end, int mostDigits) {
        if (text.startsWith("None", at)) {
            at += 4;
            allowed = allowed.and(Allowance.RECEIVER_NONE);
        } else if (at < end && text.charAt(at) == 'R') {
            receiver = prefix(end, mostDigits, Allowance.EMPTY_RECEIVER_NUMBER);
        }
    }

    private Prefix prefix(int end, int mostDigits, Allowance whenEmpty) {
        int from = ++at;
        while (at < end && at - from < mostDigits && Hex.digit(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == from) {
            allowed = allowed.and(whenEmpty);
        }
        return new Prefix.Given(text.substring(from, at));
    }

    private Outcome account(String digits) {
        if (!AccountNumber.isAccount(digits)) {
            return new Outcome.Refused(Problem.ACCOUNT_MALFORMED);
        }
        AccountNumber account = new AccountNumber(digits);
        if (!account.isStandard() && !isFixedAddress(digits)) {
            allowed = allowed.and(Allowance.UNUSUAL_ACCOUNT);
        }
        return new Outcome.Read(new Route(receiver, line, account, text), allowed);
    }

    private boolean isFixedAddress(String digits) {
        return digits.equals("0") && text.endsWith("A0");
    }
}
