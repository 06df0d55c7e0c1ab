package org.keyholder.server.verification.internal;

import org.keyholder.server.contact.Contacts;
import org.keyholder.server.messaging.FailureWords;
import org.keyholder.server.messaging.MessageMoved;
import org.keyholder.server.messaging.MessageObserver;
import org.keyholder.server.signal.Answerer;
import org.keyholder.server.signal.Happening;
import org.keyholder.server.verification.Session;
import org.springframework.stereotype.Component;

/** Moves a question along with its text: <em>sent</em> is never shown as <em>delivered</em>. */
@Component
class QuestionProgress implements MessageObserver {

    static final String KIND = "question";

    private final QuestionRows rows;
    private final SessionFinder sessions;
    private final SessionLog log;
    private final AlarmFacts facts;
    private final Contacts contacts;

    QuestionProgress(QuestionRows rows, SessionFinder sessions, SessionLog log, AlarmFacts facts, Contacts contacts) {
        this.rows = rows;
        this.sessions = sessions;
        this.log = log;
        this.facts = facts;
        this.contacts = contacts;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void moved(MessageMoved move) {
        var question = rows.find(move.dealer(), move.conversation().subject()).orElseThrow();
        var session = sessions.find(move.dealer(), question.session()).orElseThrow();
        switch (move) {
            case MessageMoved.Sent sent -> sent(sent, question, session);
            case MessageMoved.Delivered delivered -> delivered(delivered, question, session);
            case MessageMoved.Failed failed -> failed(failed, question, session);
        }
    }

    private void sent(MessageMoved.Sent move, QuestionRows.Question question, Session session) {
        if (rows.stamp(move.dealer(), question.id(), QuestionRows.Step.SENT, move.at(), null)) {
            log.add(session, SessionLog.Kind.SENT, question.name() + ": text sent");
            var who = new Answerer(question.name(), question.title(), question.slot());
            facts.tellStation(session, Happening.TEXT_SENT, who, move.at());
        }
    }

    private void delivered(MessageMoved.Delivered move, QuestionRows.Question question, Session session) {
        if (rows.stamp(move.dealer(), question.id(), QuestionRows.Step.DELIVERED, move.at(), null)) {
            contacts.numberWorks(move.dealer(), question.contact());
            log.add(session, SessionLog.Kind.DELIVERED, question.name() + ": delivered");
        }
    }

    private void failed(MessageMoved.Failed move, QuestionRows.Question question, Session session) {
        if (rows.stamp(
                move.dealer(), question.id(), QuestionRows.Step.FAILED, move.at(), FailureWords.of(move.why()))) {
            log.add(
                    session,
                    SessionLog.Kind.FAILED,
                    question.name() + ": not delivered, " + FailureWords.of(move.why()));
        }
    }
}
