import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { SaveReviewPolicyCommand } from '../commands/save-review-policy.command.js';
import { ReviewPoliciesQuery } from '../queries/review-policies.query.js';
import { SaveReviewPolicyRequest, toReviewPolicyDraft } from './review-policies.requests.js';
import {
  ReviewPolicyList,
  ReviewPolicyResponse,
  toReviewPolicyResponse,
} from './review-policies.responses.js';

@ApiTags('sampling')
@Controller('review-policies')
export class ReviewPoliciesController {
  constructor(
    private readonly savePolicy: SaveReviewPolicyCommand,
    private readonly policies: ReviewPoliciesQuery,
  ) {}

  @Get()
  @ApiOkResponse({ type: ReviewPolicyList })
  @RequiresPermission('draw.read')
  async list(@CurrentActor() actor: SignedIn): Promise<ReviewPolicyList> {
    return { items: (await this.policies.all(actor)).map(toReviewPolicyResponse) };
  }

  @Post()
  @ApiCreatedResponse({ type: ReviewPolicyResponse })
  @RequiresPermission('review-policy.manage')
  async save(
    @CurrentActor() actor: SignedIn,
    @Body() body: SaveReviewPolicyRequest,
  ): Promise<ReviewPolicyResponse> {
    const draft = toReviewPolicyDraft(body);
    return toReviewPolicyResponse(await this.savePolicy.execute(actor, draft));
  }
}
