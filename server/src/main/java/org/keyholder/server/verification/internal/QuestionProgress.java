package org.keyholder.server.verification.internal;

import java.util.List;
import org.keyholder.server.alarm.AlarmRecord;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.QuestionId;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.messaging.MessageMoved;
import org.keyholder.server.messaging.MessageObserver;
import org.keyholder.server.messaging.Texts;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.verification.internal.QuestionRows.Question;
import org.springframework.stereotype.Component;

/** Moves a question along with its text: <em>sent</em> is never shown as <em>delivered</em>. */
@Component
class QuestionProgress implements MessageObserver {

    static final String KIND = "question";

    private final QuestionRows rows;
    private final AlarmRecord record;
    private final Contacts contacts;
    private final Texts texts;

    QuestionProgress(QuestionRows rows, AlarmRecord record, Contacts contacts, Texts texts) {
        this.rows = rows;
        this.record = record;
        this.contacts = contacts;
        this.texts = texts;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void moved(MessageMoved move) {
        var question = rows.find(
                        move.dealer(), new QuestionId(move.conversation().subject()))
                .orElseThrow();
        switch (move) {
            case MessageMoved.Sent sent -> sent(sent, question);
            case MessageMoved.OutcomeUnknown unknown -> unknown(unknown, question);
            case MessageMoved.Delivered delivered -> delivered(delivered, question);
            case MessageMoved.Failed failed -> failed(failed, question);
        }
    }

    private void sent(MessageMoved.Sent move, Question question) {
        if (rows.stamp(question, QuestionRows.Step.SENT, move.at())) {
            record(move, question, new Fact.TextSent(question.id(), question.who()));
        }
    }

    private void unknown(MessageMoved.OutcomeUnknown move, Question question) {
        if (question.wasOpened() || question.holder().removed()) {
            // Whoever has the page open has the text, and whoever is no contact any more is to get none.
            texts.repeatNoMore(move.dealer(), List.of(move.conversation()));
            return;
        }
        if (rows.stamp(question, QuestionRows.Step.OUTCOME_UNKNOWN, move.at())) {
            record(move, question, new Fact.TextOutcomeUnknown(question.id(), question.who()));
        }
    }

    private void delivered(MessageMoved.Delivered move, Question question) {
        if (rows.stamp(question, QuestionRows.Step.DELIVERED, move.at())) {
            question.texted().ifPresent(number -> contacts.numberWorks(move.dealer(), question.contact(), number));
            record(move, question, new Fact.TextDelivered(question.id(), question.who()));
        }
    }

    private void failed(MessageMoved.Failed move, Question question) {
        if (rows.fail(question, move.at(), move.why())) {
            record(move, question, new Fact.TextFailed(question.id(), question.who(), move.why()));
        }
    }

    private void record(MessageMoved move, Question question, Fact fact) {
        record.add(question.alarm(), fact, new Actor.System(), move.at());
    }
}
