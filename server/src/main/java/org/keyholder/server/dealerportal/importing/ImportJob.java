package org.keyholder.server.dealerportal.importing;

import java.util.function.BooleanSupplier;
import org.keyholder.server.audit.Acting;
import org.keyholder.server.audit.AuditActor;
import org.keyholder.server.dealerportal.sheet.SheetReader;
import org.keyholder.server.work.JobHandler;
import org.keyholder.server.work.JobKind;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;

/** Saves a sheet after somebody has said so, whether their browser is still there or not. */
@Component
class ImportJob implements JobHandler<Subject.OfDealer> {

    static final JobKind<Subject.OfDealer> KIND = JobKind.ofDealers("import-sites");

    private final Imports imports;
    private final SaveSheet saving;
    private final Planner planner;
    private final SheetPlaces places;

    ImportJob(Imports imports, SaveSheet saving, Planner planner, SheetPlaces places) {
        this.places = places;
        this.imports = imports;
        this.saving = saving;
        this.planner = planner;
    }

    @Override
    public JobKind<Subject.OfDealer> kind() {
        return KIND;
    }

    @Override
    public Result run(Subject.OfDealer subject, BooleanSupplier stopping) {
        var wanted = imports.find(subject.dealer(), subject.id());
        return wanted.state() == SheetImport.State.RUNNING ? places.reading(() -> saved(wanted)) : new Result.Done();
    }

    private Result saved(SheetImport wanted) {
        return switch (save(wanted)) {
            case SaveSheet.Outcome.Saved() -> new Result.Done();
            case SaveSheet.Outcome.OtherThanShown(var now) -> told(wanted, now);
            case SaveSheet.Outcome.Overtaken() -> overtaken(wanted);
        };
    }

    private SaveSheet.Outcome save(SheetImport wanted) {
        try (var progress = new ToldProgress(done -> imports.progress(wanted.dealer(), wanted.id(), done))) {
            return Acting.as(AuditActor.of(wanted.actor()), () -> saving.save(wanted, progress));
        }
    }

    private Result told(SheetImport wanted, Plan now) {
        imports.plannedAnew(wanted.dealer(), wanted.id(), now);
        return new Result.Done();
    }

    /** Whoever was faster is seen by now. Should they have gone back on it, somebody only has to say once more that it shall be saved. */
    private Result overtaken(SheetImport wanted) {
        var sheet = SheetReader.read(imports.file(wanted.dealer(), wanted.id()));
        return told(wanted, planner.plan(wanted.dealer(), sheet));
    }
}
