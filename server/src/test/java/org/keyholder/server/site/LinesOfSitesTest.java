package org.keyholder.server.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is done to sites, and by how many at once: their lines and words are what one would count and read now. */
@ExtendWith(SharedServer.class)
class LinesOfSitesTest {

    private static final int THREADS = 4;
    private static final int DEEDS = 60;

    private static final String DIFFERENT = """
            select l.site_id::text from site_line l
            join lateral (select count(*) as n from zone z where z.dealer_id = l.dealer_id and z.site_id = l.site_id) z on true
            join lateral (select count(*) as n from device d where d.dealer_id = l.dealer_id and d.site_id = l.site_id) d on true
            join lateral (select count(*) as n, count(*) filter (where c.confirmed_at is not null
                                 and not exists (select from do_not_text o where o.number = c.phone)) as askable
                          from contact c where c.dealer_id = l.dealer_id and c.site_id = l.site_id and c.removed_at is null) c on true
            where l.dealer_id = :dealer and (l.zones, l.devices, l.contacts, l.askable) is distinct from (z.n, d.n, c.n, c.askable)
            union all
            select coalesce(w.site_id, a.site_id)::text || ' ' || coalesce(w.word, a.word)
            from (select * from site_word where dealer_id = :dealer) w
            full join (select s.id as site_id, x.kind, x.word from site s cross join lateral all_words_of(s.dealer_id, s.id) x
                       where s.dealer_id = :dealer and x.word <> '') a
                 on a.site_id = w.site_id and a.kind = w.kind and a.word = w.word
            where w.word is null or a.word is null
            union all
            select l.site_id::text || ' words' from site_line l
            where l.dealer_id = :dealer
              and (select array_agg(distinct x order by x) from unnest(string_to_array(trim(l.words), ' ')) x)
                  is distinct from (select array_agg(distinct w.word::text order by w.word::text) from site_word w
                                    where w.dealer_id = l.dealer_id and w.site_id = l.site_id)
            """;

    @Test
    void theLinesAreRightAfterManyDeedsAtOnce(TestServer server) throws Exception {
        var first = WatchedSite.build(server);
        var sites = new ArrayList<>(List.of(first.site().value()));
        IntStream.range(0, 3)
                .mapToObj(
                        i -> first.neighbour("L" + UUID.randomUUID().toString().substring(0, 6)))
                .forEach(site -> sites.add(site.site().value()));
        var dealer = first.dealer().value();

        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var all = IntStream.range(0, THREADS)
                    .mapToObj(thread -> threads.submit(() -> deeds(server.rows(), dealer, sites, new Random(thread))))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }

        assertThat(different(server, dealer)).isEmpty();
    }

    private static List<String> different(TestServer server, UUID dealer) {
        return server.rows()
                .sql(DIFFERENT)
                .param("dealer", dealer)
                .query(String.class)
                .list();
    }

    private static void deeds(JdbcClient rows, UUID dealer, List<UUID> sites, Random random) {
        for (int i = 0; i < DEEDS; i++) {
            deed(rows, dealer, sites.get(random.nextInt(sites.size())), random);
        }
    }

    private static void deed(JdbcClient rows, UUID dealer, UUID site, Random random) {
        var number = random.nextInt(999) + 1;
        var phone = "+1312555%04d".formatted(random.nextInt(30));
        switch (random.nextInt(9)) {
            case 0 ->
                rows.sql(
                                "insert into zone (dealer_id, site_id, number, name) values (?, ?, ?, ?) on conflict do nothing")
                        .params(dealer, site, number, "Zone of " + number)
                        .update();
            case 1 ->
                rows.sql(
                                "update zone set name = ? where site_id = ? and number = (select max(number) from zone where site_id = ?)")
                        .params("Door " + number, site, site)
                        .update();
            case 2 ->
                rows.sql(
                                "insert into device (dealer_id, id, site_id, name, created_at) values (?, gen_random_uuid(), ?, 'x', now())")
                        .params(dealer, site)
                        .update();
            case 3 -> rows.sql("""
                                insert into contact (dealer_id, id, site_id, name, phone, created_at)
                                values (?, gen_random_uuid(), ?, ?, ?, now()) on conflict do nothing
                                """).params(dealer, site, "Ann " + number, phone).update();
            case 4 ->
                rows.sql("update contact set confirmed_at = now() where site_id = ? and phone = ?")
                        .params(site, phone)
                        .update();
            case 5 ->
                rows.sql("update contact set removed_at = now() where site_id = ? and phone = ? and removed_at is null")
                        .params(site, phone)
                        .update();
            case 6 ->
                rows.sql("insert into do_not_text (number, since) values (?, now()) on conflict do nothing")
                        .param(phone)
                        .update();
            case 7 ->
                rows.sql("delete from do_not_text where number = ?")
                        .param(phone)
                        .update();
            default ->
                rows.sql("update site set name = ?, address = ? where id = ?")
                        .params("Yard " + number, number + " Mill Lane", site)
                        .update();
        }
    }
}
